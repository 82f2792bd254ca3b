// Text into nodes. Nothing that came from outside is ever read as HTML.

const bold = /\*\*([^*\n]+)\*\*/g;
const address = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)]/g;

export function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

// Bold belongs to the bot, links to the bot and the operator; a subscriber's words stay as he wrote them.
export function said(text, from, marks) {
  if (from === 'subscriber') return [text];
  if (marks?.length) return marked(text, marks);
  return from === 'operator' ? linked(text) : split(text, bold, (found) => element('strong', {}, ...linked(found[1])), linked);
}

const looks = ['quote', 'link', 'address', 'bold', 'italic', 'underline', 'strike', 'code'];
const tags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code' };
const followable = /^(https?:\/\/|tel:|mailto:)/i;

// The text cut at every border of a mark; what holds for a piece is put around it, the outermost first.
function marked(text, marks) {
  const borders = [0, text.length, ...marks.flatMap(({ start, length }) => [start, start + length])].filter((at) => at >= 0 && at <= text.length);
  const cuts = [...new Set(borders)].sort((one, other) => one - other);
  return cuts.slice(1).flatMap((to, at) => {
    const from = cuts[at];
    const here = marks.filter(({ start, length }) => start <= from && start + length >= to).sort((one, other) => looks.indexOf(one.look) - looks.indexOf(other.look));
    // Where links work, no address has to be spelled out beside them.
    if (here.some(({ look }) => look === 'address')) return [];
    const words = text.slice(from, to);
    const inside = here.some(({ look }) => look === 'link') ? [words] : linked(words);
    return here.reduceRight((nodes, mark) => [around(mark, nodes)], inside);
  });
}

function around({ look, target }, nodes) {
  if (look === 'link' && followable.test(target ?? '')) return element('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, ...nodes);
  if (look === 'quote') return element('span', { className: 'quote' }, ...nodes);
  return element(tags[look] ?? 'span', {}, ...nodes);
}

function linked(text) {
  return split(text, address, (found) => element('a', { href: found[0], target: '_blank', rel: 'noopener noreferrer' }, found[0]), (rest) => [rest]);
}

function split(text, pattern, make, other) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > from) nodes.push(...other(text.slice(from, found.index)));
    nodes.push(make(found));
    from = found.index + found[0].length;
  }
  if (from < text.length) nodes.push(...other(text.slice(from)));
  return nodes;
}
