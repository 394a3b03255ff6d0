"""What is asked of every page and picture, as expressions a browser answers."""

# Every text a reader sees whose colour stands too near its ground (WCAG 2.2, 1.4.3, AA).
POOR_CONTRAST = """() => {
  const parse = c => {
    const v = c.match(/[\\d.]+/g).map(Number); return v.length < 4 ? [...v, 1] : v };
  const light = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 };
  const lum = c => .2126 * light(c[0]) + .7152 * light(c[1]) + .0722 * light(c[2]);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const own = e instanceof SVGSVGElement && e.querySelector(':scope > rect');
      const colour = own ? getComputedStyle(own).fill : getComputedStyle(e).backgroundColor;
      if (parse(colour)[3] > .99) return parse(colour) }
    return [255, 255, 255, 1] };
  const poor = [];
  for (const e of document.querySelectorAll('main *, svg *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    if (e.closest('defs, title, desc, style')) continue;
    const s = getComputedStyle(e), size = parseFloat(s.fontSize);
    const inks = [lum(parse(e instanceof SVGElement ? s.fill : s.color)), lum(ground(e))];
    const [a, b] = inks.sort((x, y) => y - x), ratio = (a + .05) / (b + .05);
    const large = size >= 24 || (size >= 18.66 && s.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5))
      poor.push([e.tagName, e.getAttribute('class'), ratio.toFixed(2)]) }
  return poor }"""

# Labels of one picture that lie on one another or leave it.
BAD_LABELS = """() => [...document.querySelectorAll('svg')].flatMap(s => {
    const boxes = [...s.querySelectorAll('text')]
        .map(t => [t.textContent, t.getBoundingClientRect()]).filter(([, b]) => b.width > 0);
    const frame = s.getBoundingClientRect();
    return boxes.flatMap(([said, b], n) => [
        ...(b.right > frame.right + 1 || b.left < frame.left - 1 ? [said + ' leaves'] : []),
        ...boxes.slice(n + 1).filter(([, o]) => b.left < o.right - 1 && o.left < b.right - 1
            && b.top < o.bottom - 3 && o.top < b.bottom - 3)
            .map(([other]) => said + ' | ' + other)]) })"""

OPEN_ALL = "() => document.querySelectorAll('details').forEach(d => d.open = true)"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
