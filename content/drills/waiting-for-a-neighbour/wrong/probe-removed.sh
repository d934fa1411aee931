# fails: probe
# near miss: everything runs, and Pods that hang get traffic from now on
kubectl set selector service tuner app=tuner -n concert
kubectl patch deployment tuner -n concert --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/readinessProbe"}]'
kubectl rollout status deployment/tuner -n concert --timeout=120s
sleep 30
