import { describe, expect, it } from 'vitest';
import { findIdentifiers, maskIdentifiers } from '../../src/labels/identifiers.ts';

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
  ] as const)('%s → %j; %s → %j', (is, expected, nearly, none) => {
    expect(kinds(is)).toEqual(expected);
    expect(kinds(nearly)).toEqual(none);
  });

  it('leaves out what is the practice’s own, however it is written', () => {
    const own = ['419-555-0142', 'Alder Fork', '14 Old Mill Road', 'desk@alder.example'];
    expect(kinds('Call (419) 555 0142, 14 Old Mill Road, desk@alder.example', own)).toEqual([]);
    expect(kinds('Call (419) 555-0199', own)).toEqual(['phone']);
  });

  it('masks by kind and repeats nothing', () => {
    const text = 'Mrs. Roe, DOB 4/12/1961, was seen; call 419-555-0142 or mail roe@x.example.';
    const masked = maskIdentifiers(text, findIdentifiers(text));
    expect(masked).toBe('[name], [date], was seen; call [phone] or mail [email].');
  });
});
