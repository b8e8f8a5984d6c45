import {parseSync} from 'oxc-parser'; import {readFileSync,readdirSync} from 'node:fs';
const files=readdirSync('client',{recursive:true,encoding:'utf8'}).filter(f=>/\.tsx?$/.test(f)).map(f=>'client/'+f);
for(const f of files.sort()){ const src=readFileSync(f,'utf8'); const {program}=parseSync(f,src); const out=[];
 const line=o=>src.slice(0,o).split('\n').length;
 const v=(n,p)=>{ if(!n||typeof n!=='object')return; if(Array.isArray(n)){n.forEach(x=>v(x,p));return;} if(n.type==='ImportDeclaration')return; let t;
  if(n.type==='JSXText')t=n.value; else if(n.type==='Literal'&&typeof n.value==='string')t=n.value; else if(n.type==='TemplateLiteral')t=src.slice(n.start+1,n.end-1);
  if(t){t=t.replace(/\s+/g,' ').trim(); const cls=p?.type==='JSXAttribute'&&/^(className|d|style|viewBox|transform|points)$/.test(p.name.name);
   if(!cls&&(/[A-Za-z]{2,}.*\s.*[A-Za-z]/.test(t)||(n.type==='JSXText'&&/[A-Za-z]{2}/.test(t))||/^[A-Z][a-z]+$/.test(t)))out.push(line(n.start)+': '+t);}
  for(const k in n) if(k!=='type'&&typeof n[k]==='object') v(n[k],n.type?n:p);};
 v(program); if(out.length) console.log('## '+f.replace('client/','')+'\n'+[...new Set(out)].join('\n'));}
