-- Days on which every person's derived rows were compared with the legal facts; no person is named.
create table measure_refresh (on_day date primary key, people int not null, changed int not null, finished_at timestamptz not null);
