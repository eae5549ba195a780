import { describe, expect, it } from 'vitest';
import { countPatientAges } from '../../src/config/patient-ages.ts';

describe('ages of patients from a list', () => {
  it.each([
    ['ages', '12\n13\n17\n18\n29\n30\n49\n50\n64\n65\n0\n120', 12, 0],
    ['birth years', '2014\n2013\n2009\n2008\n1997\n1996\n1977\n1976\n1962\n1961\n2026\n1906', 12, 0],
    [
      'a heading, quotes, blank lines, a byte order mark',
      '\uFEFF"Age"\r\n"12"\r\n\r\n13\r\n17\r\n18\r\n29\r\n30\r\n49\r\n50\r\n64\r\n65\r\n0\r\n120\r\n',
      12,
      0,
    ],
    [
      'lines that are no age',
      '12\n13\n17\n18\n29\n30\n49\n50\n64\n65\n0\n120\nunknown\n-3\n2031\n300',
      12,
      4,
    ],
  ])('%s', (_, text, counted, rejected) => {
    expect(countPatientAges(text, 2026)).toEqual({
      ages: { '0-12': 2, '13-17': 2, '18-29': 2, '30-49': 2, '50-64': 2, '65+': 2 },
      counted,
      rejected,
    });
  });

  it('leaves bands without patients out', () => {
    expect(countPatientAges('70', 2026).ages).toEqual({ '65+': 1 });
  });

  it.each([
    ['several columns', 'name,age\nDoe,47', 'ages-several-columns', /line 1: more than one column/],
    ['several columns further down', '47\n51;1975-02-03', 'ages-several-columns', /line 2/],
    ['no ages', 'age\nDoe\n', 'ages-none', /one age or birth year per line/],
    ['nothing', '', 'ages-none', /no ages found/],
  ])('%s: says where and what to do, never what stood there', (_, text, code, message) => {
    const read = () => countPatientAges(text, 2026);
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ code }));
    expect(read).not.toThrow(/Doe|51|1975/);
  });
});
