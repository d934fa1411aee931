# fails: index, outside-only, move
# an address as externalName is taken for a name, which nobody knows
kubectl create service externalname archive -n library --external-name=example.org
kubectl create service externalname index -n library --external-name=203.0.113.20 --tcp=8080:80
