/** Something handed over cannot be used: what (`code`), where (`place`, a path as shown to people) and what to do about it. */
export class InputError extends Error {
  readonly code: string;
  readonly place: string;
  readonly remedy: string;

  constructor(code: string, place: string, remedy: string, cause?: unknown) {
    super(`${place}: ${code}. ${remedy}`, { cause });
    this.name = new.target.name;
    this.code = code;
    this.place = place;
    this.remedy = remedy;
  }
}

/** A file breaks off or stops making sense. What came before has been delivered. */
export class DamagedFileError extends InputError {}

/** A file is larger than what may be held in memory as a whole. */
export class TooLargeError extends InputError {}
