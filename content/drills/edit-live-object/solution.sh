kubectl patch deployment timetable -n tramway -p '{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"nginx:1.27","env":[{"name":"LOG_LEVEL","value":"info"}]}]}}}}'
kubectl annotate deployment timetable -n tramway --overwrite kubernetes.io/change-cause='nginx 1.27 with less logging'
kubectl rollout status deployment/timetable -n tramway --timeout=120s
