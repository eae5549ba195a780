import { describe, expect, it } from 'vitest';
import { findIdentifiers, IDENTIFIER_KINDS, maskIdentifiers } from '../../src/labels/identifiers.ts';

const kinds = (text: string, known: readonly string[] = []) =>
  findIdentifiers(text, known).map(({ kind, certainty }) => (certainty === 'high' ? kind : `${kind}?`));

describe('identifiers by their form', () => {
  // Each with one that nearly is.
  it.each([
    ['Write to jane.roe+2@mail.example today', ['email'], 'Find us @janeroe', []],
    ['SSN 219-09-9999 on the form', ['social-security-number'], 'Ratio 000-12-3456 holds', []],
    ['Call (419) 555-0142', ['phone'], 'Bus 419 leaves at 5:55', []],
    ['Her cell is 419.555.0142', ['phone'], 'version 4.19.5', []],
    ['Text 555-0142', ['phone?'], 'pages 555-558', []],
    ['Fax: 419-555-0142', ['fax'], 'Fax us', []],
    ['MRN 00482913', ['record-number'], 'chart of the week', []],
    ['patient ID: A-19284', ['record-number'], 'patient number one fan', []],
    ['Member ID: XQ4418-02', ['health-plan-number'], 'our member plan', []],
    ['account no 8841-22', ['account-number'], 'on account of the snow', []],
    ['driver’s license D8841224'.replace('’', "'"), ['licence-number'], 'a license to grin', []],
    ['VIN 1HGCM82633A004352', ['vehicle'], 'vin rouge', []],
    ['pacemaker serial number PJN44821', ['device-serial'], 'a serial snacker', []],
    ['seen from 203.0.113.7', ['ip-address'], 'part 1.2.3', []],
    ['details at https://x.example/p?id=44', ['url'], 'details at the desk', []],
    ['DOB 4/12/1961', ['date'], 'open 4/12', []],
    ['born March 3, 1950', ['date'], 'March on in', []],
    ['seen on May 3rd', ['date?'], 'may 3 of you help', []],
    ['nacido el 3/5/2019', ['date'], 'nació una idea', []],
    ['Happy 93rd birthday', ['age-over-89'], 'Happy 83rd birthday', []],
    ['a 94 year old', ['age-over-89'], 'a 74 year old', []],
    ['lives at 14 Old Mill Road', ['place'], 'exit 14 on the left', []],
    ['Mrs. Odette Fairchild', ['name'], 'Miss you', []],
    ['Doña Lupe vino ayer', ['name'], 'dona aquí', []],
    ['Grant M., 34, welder', ['name'], 'In 2024, 34 people', []],
    ['Congrats Mateo', ['name?'], 'Congrats everyone', []],
    ['swipe for before and after', ['face-photo?'], 'before noon', []],
    ['the fingerprint on file', ['biometric?'], 'a finger in the pie', []],
    ['confirmation code: QX81-77', ['other-code?'], 'confirmation class of 2026', []],
    ['label #A7X-9921B', ['other-code?'], 'we are #1 and #BestOf2026', []],
    ['SSN is 219099999', ['social-security-number'], 'since 219 days', []],
    ['ring +44 20 7946 0018', ['phone'], 'up by +44 percent', []],
    ['card 4111 1111 1111 1111', ['account-number'], 'in 2024 2025 and 2026', []],
    ['Medicare 1EG4-TE5-MK73', ['health-plan-number'], 'Medicare part B', []],
    ['seen 2026-03-14', ['date'], 'room 2026-3', []],
    ['admitted on 14 March 2026', ['date'], 'March 2026', []],
    ['visita el 3 de mayo de 2026', ['date'], 'el mes de mayo', []],
    ['visited on 3/14', ['date?'], '3/4 of us', []],
    ['mail to P.O. Box 88', ['place'], 'a box of 88 crayons', []],
    ['Tulsa, OK 74103', ['place'], 'OK, 74 it is', []],
    ['she is from Dayton, OH', ['place?'], 'she is from Dayton', []],
    ['our patient Jane Roe', ['name?'], 'our patient portal', []],
    ['plate ABC 1234', ['vehicle'], 'plate of cookies', []],
    ['find me at facebook.example/jane.roe', ['url?'], 'find me at the fair', []],
    ['turned 91 today', ['age-over-89'], 'turned 19 today', []],
  ] as const)('%s → %j; %s → %j', (is, expected, nearly, none) => {
    expect(kinds(is)).toEqual(expected);
    expect(kinds(nearly)).toEqual(none);
  });

  it('leaves out what is the practice’s own, however it is written', () => {
    const own = ['419-555-0142', 'Alder Fork', '14 Old Mill Road', 'desk@alder.example'];
    expect(kinds('Call (419) 555 0142, 14 Old Mill Road, desk@alder.example', own)).toEqual([]);
    expect(kinds('Call (419) 555-0199', own)).toEqual(['phone']);
    expect(
      kinds('Fax: 419-555-0142. Details at https://desk.example/fair', [...own, 'desk.example']),
    ).toEqual([]);
  });

  it('leaves out staff and days of events, but not a patient of the same first name or another day', () => {
    const own = ['Dr. Amy Chan', 'Rosa Delgado', '2026-10-08'];
    expect(kinds('Thank you Ms. Delgado! See you on October 8th, 10/8/2026.', own)).toEqual([]);
    expect(kinds('Meet Rosa. Meet Buchanan.', own)).toEqual(['name?']);
    expect(kinds('Mrs. Rosa Winter was seen on October 9th', own)).toEqual(['name', 'date?']);
  });

  it('knows every kind', () => {
    const examples = [
      'Mrs. Odette Fairchild, P.O. Box 7, DOB 4/12/1961, now a 94 year old, (419) 555-0142, fax 419-555-0143,',
      'roe@mail.example, SSN 219-09-9999, MRN 00482913, member ID XQ4418-02, account no 8841-22, license D8841224,',
      'VIN 1HGCM82633A004352, serial number PJN44821, https://x.example/p, 203.0.113.7, fingerprint, selfie, #A7X-9921B',
    ].join(' ');
    expect([...new Set(findIdentifiers(examples).map(({ kind }) => kind))].sort()).toEqual(
      [...IDENTIFIER_KINDS].sort(),
    );
  });

  it('masks by kind and repeats nothing', () => {
    const text = 'Mrs. Roe, DOB 4/12/1961, was seen; call 419-555-0142 or mail roe@x.example.';
    const masked = maskIdentifiers(text, findIdentifiers(text));
    expect(masked).toBe('[name], [date], was seen; call [phone] or mail [email].');
  });
});
