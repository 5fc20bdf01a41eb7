import type { Language } from '../documents/types.ts';
import type { Profile } from './profile.ts';

export const PRODUCER = 'Hallway';

export const languageTags: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

export interface Metadata {
  title: string;
  language: Language;
  author: string;
  /** ISO 8601 with zone. */
  created: string;
  profile: Pick<Profile, 'part' | 'conformance'>;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** XMP packet (ISO 16684-1) that repeats the Info dictionary and declares PDF/A (ISO 19005-2 §6.6.4). */
export function xmpPacket(metadata: Metadata): string {
  const title = escape(metadata.title);
  const tag = languageTags[metadata.language];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>${metadata.profile.part}</pdfaid:part>
<pdfaid:conformance>${metadata.profile.conformance}</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escape(metadata.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${tag}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>${metadata.created}</xmp:CreateDate>
<xmp:ModifyDate>${metadata.created}</xmp:ModifyDate>
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
