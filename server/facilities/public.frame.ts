/** The frame of the public pages: our own style sheet and typeface, no script, no cookie, nothing from elsewhere. */
import { createHash } from 'node:crypto'
import { html, type HtmlPart } from '../platform/html.ts'
import { publicTexts, type PublicLanguage } from './public.text.ts'

export const style = `@font-face{font-family:"Source Sans 3";src:url(/public/source-sans-3-vietnamese.woff2) format("woff2-variations");font-weight:200 900;unicode-range:U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB}
@font-face{font-family:"Source Sans 3";src:url(/public/source-sans-3-latin.woff2) format("woff2-variations");font-weight:200 900;unicode-range:U+0000-00FF,U+0131,U+0152-0153,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215}
:root{color-scheme:light;--paper:#F5F4EF;--sheet:#fff;--line:#DAD7CC;--strong:#7D8279;--ink:#17211E;--ink2:#414E49;--ink3:#59655F;--pine:#0F5B4A;--tint:#ECEAE2;--indigo:#2D4A85;--brick:#A5261B;--amber:#854800;--ambertint:#FAECD2;--rail:#12322B;--railink:#E6EFEA;--focus:#1D4ED8}
*{box-sizing:border-box}html{scroll-padding-top:1rem}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 "Source Sans 3",system-ui,sans-serif}
a{color:var(--indigo)}:focus-visible{outline:2px solid var(--focus);outline-offset:2px}.skip{position:absolute;left:-9999px}.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem 1rem;z-index:2}
.top{background:var(--rail);color:var(--railink)}.top div{max-width:82rem;margin:0 auto;padding:.55rem 1rem;display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;align-items:center}.top b{font-size:1.12rem;font-weight:600}.top nav{margin-left:auto;display:flex;flex-wrap:wrap;gap:0 1.6rem}.top a{color:var(--railink);text-decoration:none;display:inline-flex;align-items:center;min-height:44px}.top a:hover{text-decoration:underline}
main{max-width:82rem;margin:0 auto;padding:1.6rem 1rem 3rem;display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem 4rem}h1{font-size:1.75rem;line-height:1.4;margin:0 0 .3rem;font-weight:600}h2{font-size:1.2rem;line-height:1.4;margin:1.4rem 0 .4rem;font-weight:600}h3{font-size:1.1rem;line-height:1.4;margin:0;font-weight:600}p{margin:.3rem 0}.lead{color:var(--ink2);max-width:40em}.note,small{color:var(--ink3);font-size:.9rem}
form.search{margin:1rem 0 .3rem;display:flex;flex-wrap:wrap;gap:.6rem;align-items:flex-end}form.search label{flex:1 1 16rem;max-width:24rem;font-weight:600}form.search input{display:block;width:100%}input{font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--strong);border-radius:6px;padding:.4rem .75rem;min-height:48px}
button,.button{display:inline-flex;align-items:center;justify-content:center;gap:.5rem;font:inherit;font-weight:600;min-height:48px;padding:.3rem 1.2rem;border-radius:6px;border:1px solid var(--strong);background:var(--sheet);color:var(--ink);text-decoration:none;cursor:pointer}button.main{background:var(--pine);border-color:var(--pine);color:#fff}
.chips{display:flex;flex-wrap:wrap;gap:.5rem;margin:.9rem 0;padding:0;list-style:none}.chips a{display:inline-flex;align-items:center;min-height:40px;padding:.1rem 1rem;border:1px solid var(--strong);border-radius:20px;background:var(--sheet);color:var(--ink);font-weight:600;font-size:.94rem;text-decoration:none}.chips a[aria-current]{background:var(--ink);border-color:var(--ink);color:#fff}
ol.places{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}ol.places>li{display:grid;grid-template-columns:2.2rem minmax(0,1fr);gap:.2rem .9rem;padding:1rem 0;border-bottom:1px solid var(--line)}.number{width:1.8rem;height:1.8rem;border-radius:50%;background:var(--pine);color:#fff;font-weight:600;font-size:.9rem;display:flex;align-items:center;justify-content:center}.where{grid-column:2}.where b{font-weight:600}.open{color:var(--pine);font-weight:600}.tags{display:flex;flex-wrap:wrap;gap:.35rem;margin:.35rem 0;padding:0;list-style:none}.tags li{background:var(--tint);border-radius:4px;padding:0 .5rem;font-size:.9rem}.stop{background:var(--ambertint);color:var(--amber);border-radius:6px;padding:.3rem .7rem;font-weight:600;display:inline-block}
details{margin:.3rem 0}summary{cursor:pointer;color:var(--indigo);min-height:32px}dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1rem;margin:.3rem 0}dt{color:var(--ink3)}dd{margin:0}ul.plain{list-style:none;margin:0;padding:0}
.strip{background:var(--ambertint);color:var(--amber);border-radius:6px;padding:.7rem 1rem;margin:.8rem 0}.strip a{color:inherit}.sheet{background:var(--sheet);border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem}.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.9rem;color:var(--ink2);align-items:center}.legend a{margin-left:auto}.legend svg{width:.8rem;height:.8rem;margin-right:.35rem}.map{display:block;width:100%;height:auto;max-height:34rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--ink2);font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.wide{overflow-x:auto}
ol.steps{margin:.3rem 0;padding-left:1.3rem}ol.steps li{margin:.35rem 0}abbr{text-decoration:underline dotted;text-underline-offset:3px}hr{border:0;border-top:1px solid var(--line);margin:1.2rem 0}.columns{columns:14rem;margin:.4rem 0;padding-left:1.1rem}
@media (min-width:34rem){ol.places>li{grid-template-columns:2.2rem minmax(0,1fr) 11rem}.where{grid-column:3;text-align:right}.where .button{margin-top:.5rem}}
@media (min-width:64rem){main.two{grid-template-columns:minmax(0,1fr) 28rem}h1{font-size:2.1rem}}
.paper{max-width:180mm;margin:0 auto;background:#fff;padding:12mm}.paper .head{display:flex;flex-wrap:wrap;gap:4mm 8mm;overflow-wrap:anywhere;align-items:flex-start;justify-content:space-between}.paper .head>div{flex:1 1 14rem}.paper svg.qr{width:34mm;height:34mm;flex:none}.paper .place{break-inside:avoid;border-top:1px solid var(--line);padding:2.5mm 0}.paper h1{font-size:1.5rem}
@page{size:A4;margin:20mm 20mm 20mm 30mm}@media print{body{background:#fff;color:#000;font-size:11pt}.top,.noprint{display:none}.paper{padding:0;max-width:none}main{display:block;padding:0}a{color:#000;text-decoration:none}}`
const version = createHash('sha256').update(style).digest('hex').slice(0, 12)
export const styleAddress = `/public/style-${version}.css`

/** Nothing but our own style, typeface, icon and forms. */
export const pageHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer', 'cache-control': 'no-store',
} as const

export type Frame = { readonly language: PublicLanguage; readonly title: string; readonly place?: string | undefined; readonly otherAddress: string; readonly body: HtmlPart; readonly bare?: true }
export function wholePage({ language, title, place, otherAddress, body, bare }: Frame): string {
  const text = publicTexts[language]
  return `<!doctype html>\n${html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · ${text.brand}</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="${styleAddress}"></head><body>
${bare ? null : html`<a class="skip" href="#danh-sach">${text.skip}</a>
<header class="top"><div><img src="/icon.svg" width="26" height="26" alt=""><b>${text.brand}</b>${place ? html`<span>${place}</span>` : null}<nav aria-label="${text.brand}"><a href="#dang-ky">${text.how}</a><a href="${otherAddress}" lang="${language === 'vi' ? 'en' : 'vi'}" hreflang="${language === 'vi' ? 'en' : 'vi'}">${text.other}</a><a href="/dang-nhap">${text.signIn}</a></nav></div></header>`}
${body}</body></html>`.text}\n`
}
