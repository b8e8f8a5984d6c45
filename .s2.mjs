import { chromium } from 'playwright-core';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const p = await (await b.newContext({viewport:{width:1440,height:900}})).newPage();
await p.goto('http://localhost:4861/'); await p.waitForTimeout(2500); await p.keyboard.press('/'); await p.keyboard.type('elephant'); await p.waitForTimeout(1500); await p.screenshot({path:'/tmp/wshots/search.png'});
await p.keyboard.press('Escape'); await p.locator('.canvas').click({button:'right',position:{x:60,y:300}}); await p.waitForTimeout(500); await p.screenshot({path:'/tmp/wshots/menu.png'}); await b.close();
