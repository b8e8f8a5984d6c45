import { chromium } from 'playwright-core';
const [,, prefix, path, opts='{}'] = process.argv;
const o = JSON.parse(opts);
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
for (const w of o.w ?? [390,768,1440]) for (const s of o.s ?? ['light','dark']) {
  const c = await b.newContext({viewport:{width:w,height:w<700?844:900},colorScheme:s});
  const p = await c.newPage(); p.on('pageerror',e=>console.log('ERR',e.message)); p.on('console',m=>m.type()==='error'&&console.log('CON',m.text()));
  await p.goto('http://localhost:4861'+path); await p.waitForTimeout(o.wait??1500);
  for (const sel of o.click??[]) { await p.locator(sel).first().click(); await p.waitForTimeout(500); }
  if (o.scroll) await p.evaluate(([q,y])=>document.querySelector(q)?.scrollTo(0,y),o.scroll);
  if (o.into) await p.locator(o.into).first().scrollIntoViewIfNeeded();
  await p.waitForTimeout(300);
  await p.screenshot({path:`/tmp/wshots/${prefix}-${w}-${s}.png`});
  const over = await p.evaluate(()=>document.documentElement.scrollWidth-innerWidth); if(over>0)console.log('OVERFLOW',w,s,over);
  await c.close();
}
await b.close();
