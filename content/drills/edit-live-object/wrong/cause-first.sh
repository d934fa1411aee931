# fails: history
# near miss: the cause is written while the old revision is still in use
kubectl annotate deployment timetable -n tramway --overwrite kubernetes.io/change-cause='nginx 1.27 with less logging'
sleep 5
kubectl patch deployment timetable -n tramway -p '{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"nginx:1.27","env":[{"name":"LOG_LEVEL","value":"info"}]}]}}}}'
kubectl rollout status deployment/timetable -n tramway --timeout=120s
