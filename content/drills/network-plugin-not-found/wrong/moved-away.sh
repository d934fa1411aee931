# fails: screen, reached
# the Pods run on another node, and this one is as broken as before
kubectl patch deployment screen -n cinema --type=json -p '[{"op":"remove","path":"/spec/template/spec/nodeSelector"}]'
sleep 90
