-- A journal as runjournal of 25 November 2026 wrote it; the words are indexed again at its end.
PRAGMA application_id = 1920298602;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" ( "id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'runjournal','m001_entries','2026-11-28 16:38:57.462311+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'runjournal','m002_changes','2026-11-28 16:38:57.462833+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'runjournal','m003_views','2026-11-28 16:38:57.463400+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'runjournal','m004_overrules','2026-11-28 16:38:57.463969+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'runjournal','m005_search','2026-11-28 16:38:57.464486+00:00');
CREATE TABLE "bath" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "duration_s" INTEGER, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "change" ( "step" INTEGER NOT NULL REFERENCES "step"("id"), "entry" TEXT NOT NULL, "kind" TEXT NOT NULL, "field" TEXT NOT NULL, "before" ANY, "after" ANY
) STRICT;
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc101700a7f3','run','id',NULL,'01a22306-2eca-775b-9142-fc101700a7f3');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc101700a7f3','run','day',NULL,'2026-11-23');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc101700a7f3','run','start',NULL,'2026-11-23T14:30:00Z');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc101700a7f3','run','zone',NULL,'Europe/Berlin');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc101700a7f3','run','status',NULL,'done');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc101700a7f3','run','distance_m',NULL,8200);
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc101700a7f3','run','duration_s',NULL,2640);
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc101700a7f3','run','effort',NULL,5);
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc11018309a2','soreness','id',NULL,'01a22306-2eca-775b-9142-fc11018309a2');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc11018309a2','soreness','day',NULL,'2026-11-23');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc11018309a2','soreness','start',NULL,'2026-11-23T14:30:00Z');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc11018309a2','soreness','zone',NULL,'Europe/Berlin');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc11018309a2','soreness','area',NULL,'calf');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc11018309a2','soreness','side',NULL,'left');
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc11018309a2','soreness','rating',NULL,3);
INSERT INTO "change" VALUES(1,'01a22306-2eca-775b-9142-fc11018309a2','soreness','quality',NULL,'ache');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','id',NULL,'01a22306-2ed5-74a4-8210-7db672054ceb');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','day',NULL,'2026-11-23');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','start',NULL,'2026-11-23T17:00:00Z');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','zone',NULL,'Europe/Berlin');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','status',NULL,'planned');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','duration_s',NULL,2700);
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','depth',NULL,'deep');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','spots',NULL,'calf:left');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','pain',NULL,4);
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','braced',NULL,0);
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','therapist',NULL,'Anna');
INSERT INTO "change" VALUES(2,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','note',NULL,'left calf was ropey');
INSERT INTO "change" VALUES(3,'01a22306-2f05-7499-a580-71b5c657a43a','race','id',NULL,'01a22306-2f05-7499-a580-71b5c657a43a');
INSERT INTO "change" VALUES(3,'01a22306-2f05-7499-a580-71b5c657a43a','race','day',NULL,'2026-12-06');
INSERT INTO "change" VALUES(3,'01a22306-2f05-7499-a580-71b5c657a43a','race','start',NULL,'2026-12-06T09:00:00Z');
INSERT INTO "change" VALUES(3,'01a22306-2f05-7499-a580-71b5c657a43a','race','zone',NULL,'Europe/Berlin');
INSERT INTO "change" VALUES(3,'01a22306-2f05-7499-a580-71b5c657a43a','race','status',NULL,'planned');
INSERT INTO "change" VALUES(3,'01a22306-2f05-7499-a580-71b5c657a43a','race','name',NULL,'Riverside Half');
INSERT INTO "change" VALUES(3,'01a22306-2f05-7499-a580-71b5c657a43a','race','distance_m',NULL,21100);
INSERT INTO "change" VALUES(4,'01a22306-2f09-7049-881e-ab905f6d4962','note','id',NULL,'01a22306-2f09-7049-881e-ab905f6d4962');
INSERT INTO "change" VALUES(4,'01a22306-2f09-7049-881e-ab905f6d4962','note','day',NULL,'2026-11-23');
INSERT INTO "change" VALUES(4,'01a22306-2f09-7049-881e-ab905f6d4962','note','start',NULL,'2026-11-23T14:33:00Z');
INSERT INTO "change" VALUES(4,'01a22306-2f09-7049-881e-ab905f6d4962','note','zone',NULL,'Europe/Berlin');
INSERT INTO "change" VALUES(4,'01a22306-2f09-7049-881e-ab905f6d4962','note','text',NULL,'slept badly, Über-müde');
INSERT INTO "change" VALUES(5,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','id',NULL,'01a22306-2f0a-72e4-b535-e919c4bbfc91');
INSERT INTO "change" VALUES(5,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','day',NULL,'2026-11-23');
INSERT INTO "change" VALUES(5,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','start',NULL,'2026-11-23T14:34:00Z');
INSERT INTO "change" VALUES(5,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','zone',NULL,'Europe/Berlin');
INSERT INTO "change" VALUES(5,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','volume_ml',NULL,500);
INSERT INTO "change" VALUES(6,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','id','01a22306-2f0a-72e4-b535-e919c4bbfc91',NULL);
INSERT INTO "change" VALUES(6,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','day','2026-11-23',NULL);
INSERT INTO "change" VALUES(6,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','start','2026-11-23T14:34:00Z',NULL);
INSERT INTO "change" VALUES(6,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','zone','Europe/Berlin',NULL);
INSERT INTO "change" VALUES(6,'01a22306-2f0a-72e4-b535-e919c4bbfc91','drink','volume_ml',500,NULL);
CREATE TABLE "condition" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "name" TEXT NOT NULL, "clears" INTEGER NOT NULL, "spots" TEXT NOT NULL, "detail" TEXT NOT NULL, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "drink" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "volume_ml" INTEGER NOT NULL, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "massage" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "status" TEXT NOT NULL, "duration_s" INTEGER NOT NULL, "depth" TEXT, "massage_kind" TEXT, "spots" TEXT NOT NULL, "pain" INTEGER, "braced" INTEGER NOT NULL, "therapist" TEXT NOT NULL, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "massage" VALUES('01a22306-2ed5-74a4-8210-7db672054ceb','2026-11-23','2026-11-23T17:00:00Z','Europe/Berlin','18:00','planned',2700,'deep',NULL,'calf:left',4,0,'Anna','left calf was ropey','');
CREATE TABLE "meal" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "size" TEXT NOT NULL, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "note" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "text" TEXT NOT NULL, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "note" VALUES('01a22306-2f09-7049-881e-ab905f6d4962','2026-11-23','2026-11-23T14:33:00Z','Europe/Berlin','15:33','slept badly, Über-müde','','');
CREATE TABLE "overrule" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "rule" TEXT NOT NULL, "about" TEXT NOT NULL, "why" TEXT NOT NULL, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "race" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "status" TEXT NOT NULL, "name" TEXT NOT NULL, "distance_m" INTEGER, "duration_s" INTEGER, "effort" INTEGER, "priority" TEXT, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "race" VALUES('01a22306-2f05-7499-a580-71b5c657a43a','2026-12-06','2026-12-06T09:00:00Z','Europe/Berlin','10:00','planned','Riverside Half',21100,NULL,NULL,NULL,'','');
CREATE TABLE "run" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "status" TEXT NOT NULL, "distance_m" INTEGER, "duration_s" INTEGER, "effort" INTEGER, "run_kind" TEXT, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "run" VALUES('01a22306-2eca-775b-9142-fc101700a7f3','2026-11-23','2026-11-23T14:30:00Z','Europe/Berlin','15:30','done',8200,2640,5,NULL,'','');
CREATE TABLE searched ( id INTEGER PRIMARY KEY NOT NULL, entry TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL ) STRICT;
INSERT INTO "searched" VALUES(1,'01a22306-2ed5-74a4-8210-7db672054ceb','massage','anna left calf was ropey');
INSERT INTO "searched" VALUES(2,'01a22306-2f05-7499-a580-71b5c657a43a','race','riverside half');
INSERT INTO "searched" VALUES(3,'01a22306-2f09-7049-881e-ab905f6d4962','note','slept badly uber mude');
CREATE VIRTUAL TABLE searched_fts
        USING fts5 (words, content='searched', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE "soreness" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "area" TEXT NOT NULL, "side" TEXT NOT NULL, "rating" INTEGER NOT NULL, "quality" TEXT NOT NULL, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "soreness" VALUES('01a22306-2eca-775b-9142-fc11018309a2','2026-11-23','2026-11-23T14:30:00Z','Europe/Berlin','15:30','calf','left',3,'ache','','');
CREATE TABLE "step" ( "id" INTEGER PRIMARY KEY, "at" TEXT NOT NULL, "device" TEXT NOT NULL, "words" TEXT NOT NULL, "state" TEXT NOT NULL, "reverses" INTEGER REFERENCES "step"("id")
) STRICT;
INSERT INTO "step" VALUES(1,'2026-11-23T14:30:00Z','a laptop','logged 2 entries','done',NULL);
INSERT INTO "step" VALUES(2,'2026-11-23T14:31:00Z','a laptop','logged massage 45 min','done',NULL);
INSERT INTO "step" VALUES(3,'2026-11-23T14:32:00Z','a laptop','logged race Riverside Half 21.1 km','done',NULL);
INSERT INTO "step" VALUES(4,'2026-11-23T14:33:00Z','a laptop','logged note','done',NULL);
INSERT INTO "step" VALUES(5,'2026-11-23T14:34:00Z','a laptop','logged drink 500 ml','undone',NULL);
INSERT INTO "step" VALUES(6,'2026-11-23T14:35:00Z','a laptop','undid: logged drink 500 ml','reversal',5);
CREATE TABLE "urine" ( "id" TEXT PRIMARY KEY NOT NULL, "day" TEXT NOT NULL, "start" TEXT, "zone" TEXT NOT NULL, "local_time" TEXT, "colour" INTEGER NOT NULL, "note" TEXT NOT NULL DEFAULT '', "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name" ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "idx_run_day" ON "run" ("day");
CREATE INDEX "idx_massage_day" ON "massage" ("day");
CREATE INDEX "idx_soreness_day" ON "soreness" ("day");
CREATE INDEX "idx_drink_day" ON "drink" ("day");
CREATE INDEX "idx_urine_day" ON "urine" ("day");
CREATE INDEX "idx_race_day" ON "race" ("day");
CREATE INDEX "idx_meal_day" ON "meal" ("day");
CREATE INDEX "idx_bath_day" ON "bath" ("day");
CREATE INDEX "idx_note_day" ON "note" ("day");
CREATE INDEX "idx_condition_day" ON "condition" ("day");
CREATE INDEX "idx_step_state" ON "step" ("state");
CREATE INDEX "idx_change_step" ON "change" ("step");
CREATE VIEW "runs" AS 
        SELECT day, local_time AS time, status, run_kind AS kind, round(distance_m / 1000.0, 2) AS km,
               round(duration_s / 60.0, 1) AS minutes,
               round(duration_s / 60.0 / (distance_m / 1000.0), 2) AS min_per_km,
               effort, effort * duration_s / 60 AS load, note, id
        FROM run ORDER BY day, start;
CREATE VIEW "massages" AS 
        SELECT day, local_time AS time, status, duration_s / 60 AS minutes, depth, massage_kind AS kind,
               replace(spots, ':', ' ') AS areas, pain, braced, therapist, note, id
        FROM massage ORDER BY day, start;
CREATE VIEW "weekly_soreness" AS 
        SELECT date(day, 'weekday 0', '-6 days') AS week_from, area, side, count(*) AS ratings,
               round(avg(rating), 1) AS mean_of_10, max(rating) AS highest_of_10
        FROM soreness GROUP BY week_from, area, side ORDER BY week_from, area, side;
CREATE VIEW "daily_drinks" AS 
        SELECT day, sum(volume_ml) AS ml, round(sum(volume_ml) / 1000.0, 2) AS litres, count(*) AS drinks
        FROM drink GROUP BY day ORDER BY day;
CREATE VIEW "changes" AS 
        SELECT step.at AS at_utc, step.device, step.words, step.state, change.entry, change.kind, change.field,
               change.before, change.after, change.step
        FROM change JOIN step ON step.id = change.step ORDER BY change.step, change.rowid;
CREATE INDEX "idx_overrule_day" ON "overrule" ("day");
CREATE VIEW "timeline" AS SELECT day, local_time AS time, 'run' AS kind, trim(coalesce((run_kind) || ' ', '') || coalesce(((distance_m / 1000.0) || ' km') || ' ', '') || coalesce(((duration_s / 60) || ' min') || ' ', '') || coalesce(('effort ' || effort) || ' ', '')) AS what, note, zone, id FROM run UNION ALL SELECT day, local_time AS time, 'massage' AS kind, trim(coalesce((depth) || ' ', '') || coalesce(((duration_s / 60) || ' min') || ' ', '') || coalesce((replace(spots, ':', ' ')) || ' ', '') || coalesce(('pain ' || pain) || ' ', '') || coalesce((status) || ' ', '')) AS what, note, zone, id FROM massage UNION ALL SELECT day, local_time AS time, 'soreness' AS kind, trim(coalesce((side) || ' ', '') || coalesce((area) || ' ', '') || coalesce((rating || ' of 10') || ' ', '') || coalesce((quality) || ' ', '')) AS what, note, zone, id FROM soreness UNION ALL SELECT day, local_time AS time, 'drink' AS kind, trim(coalesce((volume_ml || ' ml') || ' ', '')) AS what, note, zone, id FROM drink UNION ALL SELECT day, local_time AS time, 'urine' AS kind, trim(coalesce(('colour ' || colour || ' of 8') || ' ', '')) AS what, note, zone, id FROM urine UNION ALL SELECT day, local_time AS time, 'race' AS kind, trim(coalesce((name) || ' ', '') || coalesce(((distance_m / 1000.0) || ' km') || ' ', '') || coalesce(((duration_s / 60) || ' min') || ' ', '') || coalesce((status) || ' ', '')) AS what, note, zone, id FROM race UNION ALL SELECT day, local_time AS time, 'meal' AS kind, trim(coalesce((size) || ' ', '')) AS what, note, zone, id FROM meal UNION ALL SELECT day, local_time AS time, 'bath' AS kind, trim(coalesce(((duration_s / 60) || ' min') || ' ', '')) AS what, note, zone, id FROM bath UNION ALL SELECT day, local_time AS time, 'note' AS kind, trim(coalesce((text) || ' ', '')) AS what, note, zone, id FROM note UNION ALL SELECT day, local_time AS time, 'condition' AS kind, trim(coalesce((name) || ' ', '') || coalesce((CASE clears WHEN 1 THEN 'over' END) || ' ', '') || coalesce((detail) || ' ', '')) AS what, note, zone, id FROM condition UNION ALL SELECT day, local_time AS time, 'overrule' AS kind, trim(coalesce((rule) || ' ', '') || coalesce((why) || ' ', '')) AS what, note, zone, id FROM overrule ORDER BY day, time;
CREATE UNIQUE INDEX idx_searched_entry ON searched (entry);
INSERT INTO searched_fts (searched_fts) VALUES ('rebuild');
COMMIT;
PRAGMA journal_mode = WAL;
