PRAGMA application_id = 1920298602;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'runjournal','m001_entries','2026-11-28 16:35:18.910244+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'runjournal','m002_changes','2026-11-28 16:35:18.910747+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'runjournal','m003_views','2026-11-28 16:35:18.911300+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'runjournal','m004_overrules','2026-11-28 16:35:18.911879+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'runjournal','m005_search','2026-11-28 16:35:18.912463+00:00');
CREATE TABLE "bath" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "duration_s" INTEGER,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "change" (
   "step" INTEGER NOT NULL REFERENCES "step"("id"),
   "entry" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "field" TEXT NOT NULL,
   "before" ANY,
   "after" ANY
) STRICT;
INSERT INTO "change" VALUES(1,'left-calf','soreness','id',NULL,'left-calf');
INSERT INTO "change" VALUES(1,'left-calf','soreness','day',NULL,'2026-04-20');
INSERT INTO "change" VALUES(1,'left-calf','soreness','start',NULL,'2026-04-20T07:00:00Z');
INSERT INTO "change" VALUES(1,'left-calf','soreness','zone',NULL,'Europe/London');
INSERT INTO "change" VALUES(1,'left-calf','soreness','area',NULL,'calf');
INSERT INTO "change" VALUES(1,'left-calf','soreness','side',NULL,'left');
INSERT INTO "change" VALUES(1,'left-calf','soreness','rating',NULL,5);
INSERT INTO "change" VALUES(1,'left-calf','soreness','quality',NULL,'ache');
INSERT INTO "change" VALUES(2,'right-calf','soreness','id',NULL,'right-calf');
INSERT INTO "change" VALUES(2,'right-calf','soreness','day',NULL,'2026-04-21');
INSERT INTO "change" VALUES(2,'right-calf','soreness','start',NULL,'2026-04-21T07:00:00Z');
INSERT INTO "change" VALUES(2,'right-calf','soreness','zone',NULL,'Europe/London');
INSERT INTO "change" VALUES(2,'right-calf','soreness','area',NULL,'calf');
INSERT INTO "change" VALUES(2,'right-calf','soreness','side',NULL,'right');
INSERT INTO "change" VALUES(2,'right-calf','soreness','rating',NULL,4);
INSERT INTO "change" VALUES(2,'right-calf','soreness','quality',NULL,'swelling');
INSERT INTO "change" VALUES(3,'left-knee','soreness','id',NULL,'left-knee');
INSERT INTO "change" VALUES(3,'left-knee','soreness','day',NULL,'2026-04-22');
INSERT INTO "change" VALUES(3,'left-knee','soreness','start',NULL,'2026-04-22T07:00:00Z');
INSERT INTO "change" VALUES(3,'left-knee','soreness','zone',NULL,'Europe/London');
INSERT INTO "change" VALUES(3,'left-knee','soreness','area',NULL,'knee');
INSERT INTO "change" VALUES(3,'left-knee','soreness','side',NULL,'left');
INSERT INTO "change" VALUES(3,'left-knee','soreness','rating',NULL,3);
INSERT INTO "change" VALUES(3,'left-knee','soreness','quality',NULL,'ache');
INSERT INTO "change" VALUES(4,'left-knee','soreness','quality','ache','sharp');
INSERT INTO "change" VALUES(5,'left-knee','soreness','id','left-knee',NULL);
INSERT INTO "change" VALUES(5,'left-knee','soreness','day','2026-04-22',NULL);
INSERT INTO "change" VALUES(5,'left-knee','soreness','start','2026-04-22T07:00:00Z',NULL);
INSERT INTO "change" VALUES(5,'left-knee','soreness','zone','Europe/London',NULL);
INSERT INTO "change" VALUES(5,'left-knee','soreness','area','knee',NULL);
INSERT INTO "change" VALUES(5,'left-knee','soreness','side','left',NULL);
INSERT INTO "change" VALUES(5,'left-knee','soreness','rating',3,NULL);
INSERT INTO "change" VALUES(5,'left-knee','soreness','quality','sharp',NULL);
CREATE TABLE "condition" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "name" TEXT NOT NULL,
   "clears" INTEGER NOT NULL,
   "spots" TEXT NOT NULL,
   "detail" TEXT NOT NULL,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "drink" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "volume_ml" INTEGER NOT NULL,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "massage" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "status" TEXT NOT NULL,
   "duration_s" INTEGER NOT NULL,
   "depth" TEXT,
   "massage_kind" TEXT,
   "spots" TEXT NOT NULL,
   "pain" INTEGER,
   "braced" INTEGER NOT NULL,
   "therapist" TEXT NOT NULL,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "meal" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "size" TEXT NOT NULL,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "note" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "text" TEXT NOT NULL,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "overrule" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "rule" TEXT NOT NULL,
   "about" TEXT NOT NULL,
   "why" TEXT NOT NULL,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "race" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "status" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "distance_m" INTEGER,
   "duration_s" INTEGER,
   "effort" INTEGER,
   "priority" TEXT,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "run" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "status" TEXT NOT NULL,
   "distance_m" INTEGER,
   "duration_s" INTEGER,
   "effort" INTEGER,
   "run_kind" TEXT,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "soreness" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "area" TEXT NOT NULL,
   "side" TEXT NOT NULL,
   "rating" INTEGER NOT NULL,
   "quality" TEXT NOT NULL,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "soreness" VALUES('left-calf','2026-04-20','2026-04-20T07:00:00Z','Europe/London','08:00','calf','left',5,'ache','','');
INSERT INTO "soreness" VALUES('right-calf','2026-04-21','2026-04-21T07:00:00Z','Europe/London','08:00','calf','right',4,'swelling','','');
CREATE TABLE "step" (
   "id" INTEGER PRIMARY KEY,
   "at" TEXT NOT NULL,
   "device" TEXT NOT NULL,
   "words" TEXT NOT NULL,
   "state" TEXT NOT NULL,
   "reverses" INTEGER REFERENCES "step"("id")
) STRICT;
INSERT INTO "step" VALUES(1,'2026-04-22T08:00:00Z','','logged soreness left calf 5','done',NULL);
INSERT INTO "step" VALUES(2,'2026-04-22T08:00:00Z','','logged soreness right calf 4','done',NULL);
INSERT INTO "step" VALUES(3,'2026-04-22T08:00:00Z','','logged soreness left knee 3','done',NULL);
INSERT INTO "step" VALUES(4,'2026-04-22T08:00:00Z','','changed soreness left knee 3','done',NULL);
INSERT INTO "step" VALUES(5,'2026-04-22T08:00:00Z','','deleted soreness left knee 3','done',NULL);
CREATE TABLE "urine" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "day" TEXT NOT NULL,
   "start" TEXT,
   "zone" TEXT NOT NULL,
   "local_time" TEXT,
   "colour" INTEGER NOT NULL,
   "note" TEXT NOT NULL DEFAULT '',
   "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "idx_run_day"
    ON "run" ("day");
CREATE INDEX "idx_massage_day"
    ON "massage" ("day");
CREATE INDEX "idx_soreness_day"
    ON "soreness" ("day");
CREATE INDEX "idx_drink_day"
    ON "drink" ("day");
CREATE INDEX "idx_urine_day"
    ON "urine" ("day");
CREATE INDEX "idx_race_day"
    ON "race" ("day");
CREATE INDEX "idx_meal_day"
    ON "meal" ("day");
CREATE INDEX "idx_bath_day"
    ON "bath" ("day");
CREATE INDEX "idx_note_day"
    ON "note" ("day");
CREATE INDEX "idx_condition_day"
    ON "condition" ("day");
CREATE INDEX "idx_step_state"
    ON "step" ("state");
CREATE INDEX "idx_change_step"
    ON "change" ("step");
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
CREATE INDEX "idx_overrule_day"
    ON "overrule" ("day");
CREATE VIEW "timeline" AS SELECT day, local_time AS time, 'run' AS kind, trim(coalesce((run_kind) || ' ', '') || coalesce(((distance_m / 1000.0) || ' km') || ' ', '') || coalesce(((duration_s / 60) || ' min') || ' ', '') || coalesce(('effort ' || effort) || ' ', '')) AS what, note, zone, id FROM run UNION ALL SELECT day, local_time AS time, 'massage' AS kind, trim(coalesce((depth) || ' ', '') || coalesce(((duration_s / 60) || ' min') || ' ', '') || coalesce((replace(spots, ':', ' ')) || ' ', '') || coalesce(('pain ' || pain) || ' ', '') || coalesce((status) || ' ', '')) AS what, note, zone, id FROM massage UNION ALL SELECT day, local_time AS time, 'soreness' AS kind, trim(coalesce((side) || ' ', '') || coalesce((area) || ' ', '') || coalesce((rating || ' of 10') || ' ', '') || coalesce((quality) || ' ', '')) AS what, note, zone, id FROM soreness UNION ALL SELECT day, local_time AS time, 'drink' AS kind, trim(coalesce((volume_ml || ' ml') || ' ', '')) AS what, note, zone, id FROM drink UNION ALL SELECT day, local_time AS time, 'urine' AS kind, trim(coalesce(('colour ' || colour || ' of 8') || ' ', '')) AS what, note, zone, id FROM urine UNION ALL SELECT day, local_time AS time, 'race' AS kind, trim(coalesce((name) || ' ', '') || coalesce(((distance_m / 1000.0) || ' km') || ' ', '') || coalesce(((duration_s / 60) || ' min') || ' ', '') || coalesce((status) || ' ', '')) AS what, note, zone, id FROM race UNION ALL SELECT day, local_time AS time, 'meal' AS kind, trim(coalesce((size) || ' ', '')) AS what, note, zone, id FROM meal UNION ALL SELECT day, local_time AS time, 'bath' AS kind, trim(coalesce(((duration_s / 60) || ' min') || ' ', '')) AS what, note, zone, id FROM bath UNION ALL SELECT day, local_time AS time, 'note' AS kind, trim(coalesce((text) || ' ', '')) AS what, note, zone, id FROM note UNION ALL SELECT day, local_time AS time, 'condition' AS kind, trim(coalesce((name) || ' ', '') || coalesce((CASE clears WHEN 1 THEN 'over' END) || ' ', '') || coalesce((detail) || ' ', '')) AS what, note, zone, id FROM condition UNION ALL SELECT day, local_time AS time, 'overrule' AS kind, trim(coalesce((rule) || ' ', '') || coalesce((why) || ' ', '')) AS what, note, zone, id FROM overrule ORDER BY day, time;
