// The panel that plays the hardware: draws the parts, posts what a hand would do.

const parts = document.getElementById('parts');
const trouble = document.getElementById('trouble');
/** What is drawn of each part, and how to bring it up to date. */
const drawn = new Map();

async function refresh() {
  try {
    const response = await fetch('/state');
    draw(await response.json());
    trouble.hidden = true;
  } catch {
    say('面板的程序已经停止。 The program behind this panel has ended.');
  }
}

async function act(part, action, text = '') {
  try {
    const response = await fetch('/do', {
      method: 'POST',
      headers: { 'x-panel': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ part, action, text }),
    });
    if (response.ok) draw(await response.json());
    else say('没有做成，终端里写着原因。 That did not work; the terminal says why.');
  } catch {
    say('面板的程序已经停止。 The program behind this panel has ended.');
  }
}

function say(text) {
  trouble.textContent = text;
  trouble.hidden = false;
}

function draw(state) {
  if (drawn.size === 0) {
    document.getElementById('links').replaceChildren(...Object.entries(state.links).map(link));
    for (const part of state.parts) {
      const { section, update } = sectionOf(part);
      drawn.set(part.id, update);
      parts.append(section);
    }
  }
  for (const part of state.parts) drawn.get(part.id)(part);
}

function link([name, href]) {
  return element('a', { href, textContent: name, target: '_blank' });
}

/** A part is drawn once; only its state and what came out of it change. */
function sectionOf({ id, title, actions }) {
  const state = element('p', { className: 'state' });
  const newest = element('p', { className: 'newest' });
  const cards = actions.filter(({ detail }) => detail !== null);
  const buttons = actions.filter(({ detail }) => detail === null);
  const section = element('section', { id }, [
    element('h2', {}, bilingual(title)),
    state,
    cards.length > 0 &&
      element(
        'div',
        { className: 'cards' },
        cards.map((one) => button(id, one)),
      ),
    element(
      'div',
      { className: 'buttons' },
      buttons.map((one) => control(id, one)),
    ),
    newest,
  ]);
  let shown = null;
  return {
    section,
    update: (part) => {
      state.hidden = part.state === null;
      if (part.state !== null) state.replaceChildren(...bilingual(part.state));
      if ((part.newest?.id ?? null) === shown) return;
      shown = part.newest.id;
      newest.replaceChildren(output(id, part.newest));
    },
  };
}

function control(part, action) {
  return action.asks === null ? button(part, action) : question(part, action);
}

function button(part, action) {
  const made = element('button', { type: 'button' }, bilingual(action.label));
  if (action.detail !== null) {
    made.append(element('span', { className: 'detail', textContent: action.detail.zh }));
    made.title = action.detail.en;
  }
  made.addEventListener('click', () => void act(part, action.id));
  return made;
}

function question(part, action) {
  const name = `${action.asks.zh} ${action.asks.en}`;
  const field = element('input', { placeholder: name, ariaLabel: name, maxLength: 2048 });
  const submit = element('button', { type: 'submit' }, bilingual(action.label));
  const form = element('form', {}, [field, submit]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void act(part, action.id, field.value);
  });
  return form;
}

function output(part, { id, type }) {
  const href = `/newest/${part}?${encodeURIComponent(id)}`;
  if (type === 'image/png') return element('img', { src: href, alt: '最新的一张 The newest one' });
  return element('a', { href, target: '_blank', textContent: '打开最新的一份 Open the newest' });
}

function bilingual({ zh, en }) {
  return [`${zh} `, element('small', { textContent: en, lang: 'en' })];
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== false));
  return made;
}

setInterval(() => void refresh(), 2000);
await refresh();
