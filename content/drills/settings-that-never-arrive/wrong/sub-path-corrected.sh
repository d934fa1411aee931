# fails: arrives
# near miss: the Pods start, with the settings of this minute for good
kubectl patch deployment vents -n greenhouse --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/volumeMounts/0/subPath","value":"climate.yml"}]'
kubectl rollout status deployment/vents -n greenhouse --timeout=120s
