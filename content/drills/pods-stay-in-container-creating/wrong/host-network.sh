# fails: ready, counter, network
kubectl patch deployment counter -n postoffice -p '{"spec":{"template":{"spec":{"hostNetwork":true}}}}'
sleep 45
