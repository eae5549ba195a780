import { type Correction, type PostLabels, PURPOSES, type Purpose } from '../model/labels.ts';

/** Labels with what people said instead: certain, and marked as corrected. Later corrections of the same label win. */
export function applyCorrections(labels: PostLabels, corrections: readonly Correction[]): PostLabels {
  return corrections
    .toSorted((a, b) => a.when.localeCompare(b.when))
    .reduce((corrected, correction) => applyOne(corrected, correction), labels);
}

function applyOne(labels: PostLabels, { label, value }: Correction): PostLabels {
  const corrected = [...new Set([...labels.corrected, label])];
  if (label === 'purpose') {
    return isPurpose(value)
      ? { ...labels, purpose: value, purposeConfidence: 1, measured: true, corrected }
      : labels;
  }
  const others = labels.flags.filter((flag) => flag !== label);
  const holds = value === 'yes';
  return {
    ...labels,
    flags: holds ? [...others, label] : others,
    confidence: { ...labels.confidence, [label]: holds ? 1 : 0 },
    corrected,
  };
}

function isPurpose(value: string): value is Purpose {
  return (PURPOSES as readonly string[]).includes(value);
}
