#!/usr/bin/env node
import { loadBuilt } from '@quipu/generator/load-built';

await loadBuilt('quipu-server', new URL('../dist/src/main.js', import.meta.url));
