# fails: answers, every-node, follows
kubectl patch daemonset kube-proxy -n kube-system --type=json -p '[{"op":"remove","path":"/spec/template/spec/nodeSelector/node-pool"}]'
sleep 45
