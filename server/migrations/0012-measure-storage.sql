-- Taken back: a measure kept whole fills a page of its own, so that a list of 50 reads 50 pages. Compressed, four or five share one.
alter table measure reset (toast_tuple_target);
