# fails: arrived, account, next-rollout
# near miss: all is right in the template, and nothing of it is rolled out
kubectl set serviceaccount deployment screen projector -n cinema
kubectl patch deployment screen -n cinema --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe/httpGet/port","value":80}]'
sleep 60
