"""JSON files of apps, small, to be read and to be mutated."""

import json

GARMIN = {
    "activityId": 9001, "uuidMsb": 1, "name": "Hills with Jo", "activityType": "trail_running", "sportType": "RUNNING",
    "beginTimestamp": 1778394922000.0, "startTimeGmt": 1778394922000.0, "startTimeLocal": 1778402122000.0,
    "duration": 2703123.0, "elapsedDuration": 2770456.0, "movingDuration": 2700000.0, "distance": 816049.0,
    "elevationGain": 12345.0, "elevationLoss": 12000.0, "avgHr": 129.0, "eventTypeId": 1, "workoutRpe": 60,
    "description": "steep,\nbut dry",
}  # fmt: skip
GARMIN_DRINKS = [
    {"calendarDate": "2026-05-10", "timestampLocal": "2026-05-10T07:15:00.0", "valueInML": 250.0, "activityId": None},
    {"calendarDate": "2026-05-10", "timestampLocal": "2026-05-10T09:30:00.0", "valueInML": 500.0},
    {"calendarDate": "2026-05-11", "estimatedSweatLossInML": 900.0, "activityId": 9001},
]
NIKE = {
    "id": "ab-1", "type": "run", "app_id": "x", "start_epoch_ms": 1778394922123, "end_epoch_ms": 1778397692123,
    "active_duration_ms": 2703123, "tags": {"com.nike.name": "Hills with Jo", "note": "dry", "rpe": "6"},
    "summaries": [
        {"metric": "calories", "summary": "total", "value": 400},
        {"metric": "distance", "summary": "total", "value": 8.16049},
        {"metric": "heart_rate", "summary": "mean", "value": 129.4},
        {"metric": "ascent", "summary": "total", "value": 123.4},
    ],
    "metrics": [],
}  # fmt: skip
POLAR = {
    "exportVersion": "1.6", "name": "Hills with Jo", "note": "dry", "startTime": "2026-05-10T08:35:22.000",
    "stopTime": "2026-05-10T09:21:32.000", "timezoneOffset": "120", "distance": 8160.49, "duration": "PT2703.123S",
    "averageHeartRate": 129,
    "exercises": [{
        "startTime": "2026-05-10T08:35:22.000", "stopTime": "2026-05-10T09:21:32.000", "timezoneOffset": 120,
        "duration": "PT2703.123S", "distance": 8160.49, "sport": "TRAIL_RUNNING", "ascent": 123.4, "descent": 120.0,
        "heartRate": {"min": 90, "avg": 129, "max": 150},
    }],
}  # fmt: skip

POLAR_NEW = {
    "identifier": {"id": "5"}, "startTime": "2026-05-10T08:35:22", "stopTime": "2026-05-10T09:21:32",
    "name": "Hills with Jo", "note": "dry", "timezoneOffsetMinutes": 120, "durationMillis": 2703123,
    "distanceMeters": 8160.49, "hrAvg": 130, "sport": {"id": "27"},
    "exercises": [{
        "startTime": "2026-05-10T08:35:22", "durationMillis": 2703123, "distanceMeters": 8160.49,
        "ascentMeters": 123.4, "descentMeters": 120.0, "timezoneOffsetMinutes": 120, "sport": {"id": "27"},
        "samples": {"samples": [{"type": "SPEED", "intervalMillis": 1000, "values": [float("nan"), 9.5]}]},
        "statistics": {"statistics": [{"type": "STATISTICS_TYPE_HEART_RATE", "min": 79, "avg": 129, "max": 174}]},
    }],
}  # fmt: skip

JSON_FILES = [
    json.dumps(value).encode()
    for value in ([{"summarizedActivitiesExport": [GARMIN]}], GARMIN_DRINKS, NIKE, POLAR, POLAR_NEW, [NIKE, NIKE])
]
