# fails: runs, arrives, key
# near miss: the file is there, under its other name
kubectl patch deployment vents -n greenhouse --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/volumeMounts","value":[{"name":"climate","mountPath":"/etc/climate"}]}]'
sleep 60
