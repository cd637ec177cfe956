'use strict';
(() => {
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const texts = new WeakMap();
  const textOf = element => {
    if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
    return texts.get(element);
  };
  const apply = {};

  // What stands in cards, such as findings: each is shown that fits all fields.
  const filterCards = form => {
    const section = form.parentNode;
    const cards = all('[data-card]', section);
    const groups = document.getElementById('groups');
    const original = all('.group', groups);
    const home = new Map(cards.map(card => [card, card.parentNode]));
    const chosen = name => form.elements[name] ? form.elements[name].value : '';
    const fits = card => ['severity', 'rule', 'topic'].every(name => !chosen(name) || card.dataset[name] === chosen(name))
      && ['site', 'server'].every(name => !chosen(name) || card.dataset[name].split(' ').includes(chosen(name)));
    const show = () => {
      const text = chosen('text').toLowerCase();
      let shown = 0;
      for (const card of cards) {
        const fit = fits(card) && (!text || textOf(card).includes(text));
        card.hidden = !fit;
        shown += fit ? 1 : 0;
      }
      for (const group of all('.group', groups)) group.hidden = !group.querySelector('[data-card]:not([hidden])');
      form.elements.count.value = shown + ' of ' + cards.length + ' shown';
    };
    const group = () => {
      const by = chosen('group');
      const sections = new Map();
      for (const card of cards) {
        if (!by || by === 'rule') {
          home.get(card).append(card);
          continue;
        }
        const name = card.dataset[by];
        if (!sections.has(name)) {
          const made = document.createElement('section');
          made.className = 'group';
          made.append(document.createElement('h3'));
          made.firstChild.textContent = name;
          sections.set(name, made);
        }
        sections.get(name).append(card);
      }
      groups.replaceChildren(...(sections.size ? sections.values() : original));
    };
    form.addEventListener('input', event => {
      if (event.target.name === 'group') group();
      show();
    });
    apply.cards = fields => {
      form.reset();
      for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
      group();
      show();
    };
    show();
  };

  // The tree of locations: what fits is shown and opened, with what it is in.
  const filterTree = form => {
    const nodes = all('li.location', form.parentNode);
    const own = new Map();
    const ownText = node => {
      if (!own.has(node)) {
        const details = node.firstElementChild;
        own.set(node, Array.from(details.children).filter(child => !child.matches('ul.tree')).map(child => child.textContent).join(' ').toLowerCase());
      }
      return own.get(node);
    };
    const button = form.elements.open;
    let timer = 0;
    const show = () => {
      const text = form.elements.text.value.toLowerCase();
      const fitting = nodes.filter(node => !text || ownText(node).includes(text));
      form.elements.count.value = fitting.length + ' of ' + nodes.length + ' shown';
      const kept = new Set();
      if (text) {
        for (const node of fitting) for (let at = node; at && at !== form.parentNode; at = at.parentNode) kept.add(at);
        fitting.slice(0, 50).forEach(node => { node.firstElementChild.open = true; });
      }
      for (const item of all('.tree > li', form.parentNode)) {
        item.hidden = text !== '' && !kept.has(item);
        if (text && kept.has(item) && item.querySelector('li')) item.firstElementChild.open = true;
      }
    };
    form.elements.text.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(show, 150); });
    button.addEventListener('click', () => {
      const open = button.textContent === 'Open all';
      all('details', form.parentNode).forEach(details => { details.open = open; });
      button.textContent = open ? 'Close all' : 'Open all';
    });
    form.elements.count.value = nodes.length + ' shown';
  };

  for (const form of all('form[data-filter]')) {
    form.hidden = false;
    form.addEventListener('submit', event => event.preventDefault());
    (form.dataset.filter === 'location' ? filterTree : filterCards)(form);
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-site]');
    if (link && apply.cards) apply.cards({ site: link.dataset.site });
  });

  // A link to what is hidden or folded shows it.
  const target = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    let at = id && document.getElementById(id);
    if (id && !at && apply.cards) {
      apply.cards({});
      at = document.getElementById(id);
    }
    if (!at) return;
    if (at.closest('[hidden]') && apply.cards) apply.cards({});
    for (let details = at.closest('details'); details; details = details.parentNode.closest('details')) details.open = true;
    at.scrollIntoView();
  };
  window.addEventListener('hashchange', target);
  window.addEventListener('beforeprint', () => all('article details').forEach(details => { details.open = true; }));
  target();
})();
