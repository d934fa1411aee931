# fails: mash, boil, defaults
# near miss: half of the default is changed, and the two large Pods stay and take up the room
kubectl patch limitrange casks -n brewery --type=json -p '[{"op":"replace","path":"/spec/limits/0/default/memory","value":"256Mi"},{"op":"replace","path":"/spec/limits/0/defaultRequest/memory","value":"256Mi"}]'
kubectl set resources deployment boil -n brewery --limits=memory=32Mi --requests=cpu=100m,memory=32Mi
sleep 120
