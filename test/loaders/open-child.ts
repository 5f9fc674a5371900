// A process that opens a warehouse and closes it. Started by open-warehouse.test.ts.

import { openWarehouse } from '../../loaders/index.ts';

const warehouse = await openWarehouse(process.argv[2] ?? '');
await warehouse.close();
