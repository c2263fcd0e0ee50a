-- A measure with its state and deadlines has some 3 kB: kept in the row as it is, since every dossier and every act reads all of it.
alter table measure set (toast_tuple_target = 8160);
