/**
 * Bars in panels, as an SVG that reads on light and dark pages alike.
 *
 * @param {readonly { title: string, unit: string, bars: readonly { name: string, value: number, own: boolean }[] }[]} panels
 */
export function barChart(panels) {
  const width = 760;
  const left = 250;
  const right = 90;
  const row = 26;
  const lines = [];
  let y = 8;
  for (const { title, unit, bars } of panels) {
    lines.push(`<text class="title" x="8" y="${y + 18}">${escaped(title)}</text>`);
    y += 32;
    const longest = Math.max(...bars.map(({ value }) => value));
    for (const { name, value, own } of bars) {
      const length = Math.max(2, (value / longest) * (width - left - right));
      lines.push(
        `<text x="${left - 10}" y="${y + 16}" text-anchor="end">${escaped(name)}</text>`,
        `<rect class="${own ? 'own' : 'peer'}" x="${left}" y="${y + 4}" width="${length.toFixed(1)}" height="${row - 8}" rx="2"/>`,
        `<text x="${(left + length + 8).toFixed(1)}" y="${y + 16}">${shown(value)} ${escaped(unit)}</text>`,
      );
      y += row;
    }
    y += 14;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img" aria-label="${escaped(panels.map(({ title }) => title).join('; '))}">
<style>
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600 }
.own { fill: #0969da }
.peer { fill: #8c959f }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .own { fill: #58a6ff } .peer { fill: #6e7681 } }
</style>
${lines.join('\n')}
</svg>
`;
}

/** Two digits that count, or all before the point. */
function shown(value) {
  return value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2);
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
