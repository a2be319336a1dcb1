#!/usr/bin/env node
require('../lib/cli/process').run();
