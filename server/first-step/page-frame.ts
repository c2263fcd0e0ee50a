/** The frame of a page without script, cookie or anything loaded from elsewhere. */
import { html, Html } from '../platform/html.ts'

export type PageLanguage = 'vi' | 'en'

/** Styles within the page, nothing else from anywhere, forms to this installation only. */
export const pageHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow',
}

const style = `@font-face{font-family:"Source Sans 3";src:url(/public/source-sans-3-vietnamese.woff2) format("woff2-variations");font-weight:200 900;font-display:swap;unicode-range:U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB}
@font-face{font-family:"Source Sans 3";src:url(/public/source-sans-3-latin.woff2) format("woff2-variations");font-weight:200 900;font-display:swap;unicode-range:U+0000-00FF,U+0131,U+0152-0153,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215}
:root{color-scheme:light dark;--paper:#F5F4EF;--sheet:#fff;--line:#DAD7CC;--strong:#7D8279;--ink:#17211E;--ink2:#414E49;--ink3:#59655F;--pine:#0F5B4A;--tint:#DFEDE7;--on:#fff;--indigo:#2D4A85;--brick:#A5261B;--btint:#FAE7E2;--rail:#12322B;--railink:#E6EFEA;--focus:#1D4ED8}
@media (prefers-color-scheme:dark){:root{--paper:#101614;--sheet:#18201D;--line:#2D3833;--strong:#76837C;--ink:#E9EDE9;--ink2:#BDC8C2;--ink3:#9AA7A0;--pine:#74CBB0;--tint:#17322B;--on:#08201A;--indigo:#A3BCF3;--brick:#FF9E8F;--btint:#3B1C18;--rail:#0B1311;--railink:#DCE7E1;--focus:#8AB4FF}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 "Source Sans 3",system-ui,sans-serif}
header.top{background:var(--rail);color:var(--railink)}header.top div{max-width:44rem;margin:0 auto;padding:.8rem 1rem;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;align-items:baseline}header.top b{font-size:1.1rem}header.top nav{margin-left:auto;display:flex;gap:1.2rem}header.top a{color:var(--railink)}
main{max-width:44rem;margin:0 auto;padding:1.4rem 1rem 3rem}h1{font-size:1.75rem;line-height:1.25;margin:.2rem 0 .6rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}p{margin:.4rem 0}.note{color:var(--ink3);font-size:.92rem}a{color:var(--indigo)}
ul{padding-left:1.2rem;margin:.4rem 0}li{margin:.25rem 0}.box{background:var(--sheet);border:1px solid var(--line);border-radius:6px;padding:.9rem 1rem;margin:.8rem 0}.before li{margin:.45rem 0}
fieldset{border:0;padding:0;margin:1.2rem 0 0}legend,label.head{font-weight:600;padding:0;display:block;margin-bottom:.25rem}.field{margin:1.2rem 0 0}
input[type=text],input[type=tel],textarea,select{width:100%;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--strong);border-radius:5px;padding:.55rem .7rem;min-height:44px}
label.pick{display:flex;gap:.6rem;align-items:center;min-height:44px;padding:.2rem 0}label.pick input{width:1.25rem;height:1.25rem;flex:none;accent-color:var(--pine)}
.wrong{color:var(--brick);font-weight:600;margin:.3rem 0 0}.strip{background:var(--btint);color:var(--brick);border-radius:6px;padding:.7rem 1rem;font-weight:600;margin:.8rem 0}
button,.button{display:inline-block;font:inherit;font-weight:600;min-height:48px;padding:.6rem 1.3rem;border-radius:5px;border:1px solid var(--pine);background:var(--pine);color:var(--on);cursor:pointer;text-decoration:none}button.plain{background:transparent;color:var(--brick);border-color:var(--brick)}
.buttons{display:flex;flex-wrap:wrap;gap:.8rem;margin-top:1.4rem;align-items:center}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.code{font:700 1.7rem/1.3 ui-monospace,monospace;letter-spacing:.06em;border:2px solid var(--pine);border-radius:6px;padding:.8rem 1rem;text-align:center;overflow-wrap:anywhere;background:var(--sheet);margin:1rem 0}
.answer{white-space:pre-wrap;overflow-wrap:anywhere}.away{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.4rem 0}dt{color:var(--ink3)}dd{margin:0}
@media print{header.top nav,.buttons,.noprint{display:none}body{background:#fff;color:#000}.code{border-color:#000}}
@media (max-width:480px){.code{font-size:1.25rem}dl{grid-template-columns:1fr}h1{font-size:1.5rem}}`

export type PageParts = { readonly language: PageLanguage; readonly title: string; readonly body: Html; /** The same page in the other language; absent where it is the answer to a form. */ readonly otherLanguage?: string | undefined; readonly demo: boolean }

export function wholePage({ language, title, body, otherLanguage, demo }: PageParts): string {
  const vi = language === 'vi'
  return `<!doctype html>\n${html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${title} · Hòa Nhập</title><link rel="icon" href="/icon.svg"><style>${new Html(style)}</style></head><body>
<header class="top"><div><b>Hòa Nhập</b><nav><a href="/public${vi ? '' : '?lang=en'}">${vi ? 'Tìm nơi giúp' : 'Find help'}</a>${otherLanguage ? html`<a href="${otherLanguage}" lang="${vi ? 'en' : 'vi'}" hreflang="${vi ? 'en' : 'vi'}">${vi ? 'English' : 'Tiếng Việt'}</a>` : null}</nav></div></header>
<main><h1>${title}</h1>${demo ? html`<p class="note">${vi ? 'Bản minh họa: xin đừng nhập thông tin thật.' : 'Demonstration: please enter nothing real.'}</p>` : null}${body}</main></body></html>`.text}\n`
}
