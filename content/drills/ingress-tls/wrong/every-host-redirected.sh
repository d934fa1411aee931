# fails: redirect
# damages: ingresses.networking.k8s.io/press -n opera
# near miss: a certificate for all Ingresses of the Namespace, and press is redirected as well
kubectl create secret tls tickets-tls -n opera --cert=tickets.crt --key=tickets.key
for NAME in tickets press; do
  kubectl patch ingress $NAME -n opera -p '{"spec":{"tls":[{"hosts":["'$NAME'.opera.example"],"secretName":"tickets-tls"}]}}'
done
kubectl annotate ingress tickets -n opera nginx.ingress.kubernetes.io/ssl-redirect-
