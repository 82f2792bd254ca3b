// Text into nodes. Nothing that came from outside is ever read as HTML.

const bold = /\*\*([^*\n]+)\*\*/g;
const address = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)]/g;

export function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

// Bold belongs to the bot, links to the bot and the operator; a subscriber's words stay as he wrote them.
export function said(text, from) {
  if (from === 'subscriber') return [text];
  return from === 'operator' ? linked(text) : split(text, bold, (found) => element('strong', {}, ...linked(found[1])), linked);
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
