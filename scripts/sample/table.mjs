/** Records as comma-separated text, quoted where a cell needs it. */
export function table(rows, lineEnd = '\n') {
  return rows.map((row) => `${row.map(cell).join(',')}${lineEnd}`).join('');
}

function cell(value) {
  const text = String(value ?? '');
  return /[\s",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Days from first to last, both included. */
export function daysOf({ from, to }) {
  const days = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

function dayAfter(day) {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
