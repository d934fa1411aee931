# fails: any-machine
# near miss: right for the taints of today
kubectl patch daemonset lookout -n watch -p '{"spec":{"updateStrategy":{"type":"RollingUpdate"},"template":{"spec":{"nodeSelector":null,"tolerations":[{"key":"dedicated","operator":"Exists"},{"key":"node-role.kubernetes.io/control-plane","operator":"Exists"}],"containers":[{"name":"lookout","resources":{"requests":{"cpu":"200m"}}}]}}}}'
sleep 90
