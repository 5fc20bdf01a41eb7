import { Component, type ReactNode } from 'react';
import { useLanguage } from './language.tsx';

const texts = {
  what: { zh: '页面出错了', en: 'This page failed' },
  kept: {
    zh: '已有数据未受影响。请重新打开页面；若反复出现，请联系网络信息中心。',
    en: 'Nothing stored was harmed. Open the page again; if it keeps failing, call the Network Centre.',
  },
  again: { zh: '重新打开', en: 'Open again' },
};

/** Shows a way on instead of an empty page when a face throws while drawing. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { say } = useLanguage();
  return (
    <main className="failed" role="alert">
      <h1>{say(texts.what)}</h1>
      <p>{say(texts.kept)}</p>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {say(texts.again)}
      </button>
    </main>
  );
}
