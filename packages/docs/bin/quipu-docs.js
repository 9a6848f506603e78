#!/usr/bin/env node
import { loadBuilt } from '@quipu/generator/load-built';

const { main } = await loadBuilt('quipu-docs', new URL('../dist/src/main.js', import.meta.url));
process.exitCode = await main(process.argv.slice(2));
