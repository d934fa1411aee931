# fails: changed
# without -c the variable changes in both containers
kubectl rollout pause deployment/timetable -n tramway
kubectl set env deployment/timetable -n tramway LOG_LEVEL=info
kubectl set image deployment/timetable -n tramway web=nginx:1.27
kubectl rollout resume deployment/timetable -n tramway
kubectl annotate deployment timetable -n tramway --overwrite kubernetes.io/change-cause='nginx 1.27 with less logging'
kubectl rollout status deployment/timetable -n tramway --timeout=120s
