# fails: redirect
# near miss: the annotation that switches the redirect off is still there
kubectl create secret tls tickets-tls -n opera --cert=tickets.crt --key=tickets.key
kubectl patch ingress tickets -n opera -p '{"spec":{"tls":[{"hosts":["tickets.opera.example"],"secretName":"tickets-tls"}]}}'
