-- A measure's row is written at every act and is up to three kilobytes wide with its state and deadlines: two filled a page, so that every second act found no room beside the old row and
-- wrote all five indexes again. With half a page kept free the new row stands beside the old one. Rows of one person stand together, in the order in which they are read.
alter table measure set (fillfactor = 50);
cluster measure using measure_pkey;
analyze measure;
