# fails: history, one-step-back
# reaches the end state in two steps: one undo brings back only one of them
kubectl set env deployment/timetable -n tramway -c web LOG_LEVEL=info
kubectl rollout status deployment/timetable -n tramway --timeout=120s
kubectl set image deployment/timetable -n tramway web=nginx:1.27
kubectl annotate deployment timetable -n tramway --overwrite kubernetes.io/change-cause='nginx 1.27 with less logging'
kubectl rollout status deployment/timetable -n tramway --timeout=120s
