# fails: everywhere, any-machine
# near miss: with OnDelete the Pod of the old template stays
kubectl patch daemonset lookout -n watch -p '{"spec":{"template":{"spec":{"nodeSelector":null,"tolerations":[{"operator":"Exists"}],"containers":[{"name":"lookout","resources":{"requests":{"cpu":"200m"}}}]}}}}'
sleep 90
