// The panel that plays the hardware: draws the state, posts what a hand would do.

async function refresh() {
  draw(await (await fetch('/state')).json());
}

async function act(action) {
  const response = await fetch('/do', {
    method: 'POST',
    headers: { 'x-panel': '1', 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  if (response.ok) draw(await response.json());
}

function draw(state) {
  const { printer } = state;
  text(
    'printer',
    `纸 paper ${printer.sheets} · 碳粉 toner ${printer.toner} % · 故障 faults ${printer.faults.join(', ') || '—'} · 已出 out ${printer.out}`,
  );
  text('central', state.central ? '在线 running' : '断开 off');
  document
    .getElementById('links')
    .replaceChildren(
      ...Object.entries(state.links).map(([name, href]) =>
        Object.assign(document.createElement('a'), { href, textContent: name, target: '_blank' }),
      ),
    );
  document.getElementById('people').replaceChildren(...state.people.map(card));
}

function card({ no, nameZh, nameEn, uid, password }) {
  const button = document.createElement('button');
  button.textContent = `${nameZh} ${nameEn ?? ''}`;
  const detail = document.createElement('span');
  detail.textContent = `${no} · 密码 password ${password}`;
  button.append(detail);
  button.addEventListener('click', () => void act({ do: 'tap', uid }));
  return button;
}

function text(id, value) {
  document.getElementById(id).textContent = value;
}

for (const button of document.querySelectorAll('button[data-do]'))
  button.addEventListener('click', () => void act(JSON.parse(button.dataset.do)));
setInterval(refresh, 2000);
await refresh();
